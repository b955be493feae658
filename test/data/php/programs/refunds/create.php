<?php

$response = $instance->v3->refund->domestic->refunds->post(['json' => [
    'transaction_id' => '1217752501201407033233368018', 'out_refund_no' => '1217752501201407033233368018',
    'reason' => '商品已售完', 'notify_url' => 'https://weixin.qq.com',
    'amount' => ['refund' => 888, 'total' => 888, 'currency' => 'CNY', 'from' => [['account' => 'AVAILABLE', 'amount' => 444]]],
]]);
printf("%d %s", $response->getStatusCode(), $response->getReasonPhrase());
