<?php

$ip = '::1';
$scene = ['payer_client_ip' => filter_ip($ip), 'device_id' => null, 'store_info' => ['id' => '0001', 'name' => '腾讯大厦']];
$instance->chain('v3/pay/transactions/h5')->post(['json' => ['scene_info' => $scene]]);

function filter_ip(string $ip): string
{
    return strpos($ip, ':') === false ? $ip : '127.0.0.1';
}
