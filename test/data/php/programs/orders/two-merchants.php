<?php

$merchants = ['1900000109' => 'A', '1900000110' => 'B', 'x' => 'C'];
foreach ($merchants as $mchid => $name) {
    echo gettype($mchid), ' ', $mchid, ' ', $name, "\n";
    $instance->chain('v3/pay/transactions/id/{id}')->get(['id' => $name, 'query' => ['mchid' => (string) $mchid]]);
}
