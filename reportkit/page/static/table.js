// to come
function drawTable() {}
