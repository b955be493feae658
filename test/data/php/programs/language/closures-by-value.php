<?php

$rate = 2;
$double = function (int $n) use ($rate): int {
    return $n * $rate;
};
$rate = 10;
$arrow = fn (int $n): int => $n * $rate;
$rate = 100;
echo $double(5), ' ', $arrow(5), ' ', (function () {
    return 'now';
})();
