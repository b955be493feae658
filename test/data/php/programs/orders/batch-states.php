<?php

$states = ['SUCCESS' => 0, 'NOTPAY' => 0];
foreach (['SUCCESS', 'NOTPAY', 'SUCCESS', 'CLOSED'] as $state) {
    if (!array_key_exists($state, $states)) {
        $states[$state] = 0;
    }
    $states[$state]++;
}
arsort($states);
echo json_encode($states), key_exists('REFUND', $states) ? '!' : '', max($states), array_sum($states);
