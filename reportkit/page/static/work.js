// to come
function drawWork() {}
