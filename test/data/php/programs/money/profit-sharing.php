<?php

$receivers = ['a' => 30, 'b' => 20, 'c' => 7];
$total = 999;
$shared = [];
foreach ($receivers as $name => $percent) {
    $shared[] = ['account' => $name, 'amount' => (int) floor($total * $percent / 100), 'type' => 'MERCHANT_ID'];
}
$instance->chain('v3/profitsharing/orders')->post(['json' => ['out_order_no' => 'P1', 'receivers' => $shared, 'unfreeze_unsplit' => true]]);
echo $total - array_sum(array_column($shared, 'amount'));
