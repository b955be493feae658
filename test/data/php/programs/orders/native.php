<?php

$response = $instance->v3->pay->transactions->native->post(['json' => [
    'mchid' => '1900000109', 'out_trade_no' => 'native' . '1217752501', 'appid' => 'wxdace645e0bc2cXXX',
    'description' => 'Image形象店-深圳腾大-QQ公仔', 'notify_url' => 'https://weixin.qq.com/', 'amount' => ['total' => 1, 'currency' => 'CNY'],
]]);
echo $response->getStatusCode(), PHP_EOL, json_decode((string) $response->getBody(), true)['code'];
