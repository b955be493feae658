<?php

$query = ['mchid' => '1900000109', 'begin' => '2024-01-01 00:00:00', 'state' => null, 'flag' => true, 'list' => ['a', 'b'], 'q' => '支付 & co'];
echo http_build_query($query), "\n";
$instance->chain('v3/pay/transactions')->get(['query' => array_filter($query)]);
