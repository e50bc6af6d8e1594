// to come
function drawCharts() {}
