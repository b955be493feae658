<?php

$rate = '0.006';
foreach (['100.00', '0.83', '99999.99'] as $amount) {
    $fee = bcmul($amount, $rate, 4);
    echo $fee, ' ', round((float) $fee, 2), ' ', bcadd($fee, '0.005', 2), ' ', bcsub($amount, $fee, 2), ' ', bccomp($fee, '0.01', 2), "\n";
}
