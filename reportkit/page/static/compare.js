// to come
function drawCompare() {}
