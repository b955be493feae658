<?php

$sum = '0';
foreach (['0.1', '0.2', '0.3', '1e2'] as $amount) {
    $sum = is_numeric($amount) && strpos($amount, 'e') === false ? bcadd($sum, $amount, 2) : $sum;
}
echo $sum, ' ', bcpow('1.1', '3', 3), ' ', bcmod('10', '3'), ' ', bccomp('1.00', '1'), ' ', bcdiv('1', '3', 5);
