<?php

$order = ['out_order_no' => '1234323JKHDFE1243252', 'appid' => 'wx1', 'service_id' => '500001', 'post_payments' => []];
foreach ([['name' => '就餐费用', 'amount' => 40000], ['name' => '打包费', 'amount' => 100, 'description' => null]] as $payment) {
    $order['post_payments'][] = array_filter($payment, fn ($value) => $value !== null);
}
$order['total_amount'] = array_sum(array_column($order['post_payments'], 'amount'));
$instance->chain('v3/payscore/serviceorder')->post(['json' => $order]);
