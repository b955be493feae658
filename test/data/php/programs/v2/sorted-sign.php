<?php

$params = ['appid' => 'wx2421b1c4370ec43b', 'mch_id' => '10000100', 'device_info' => 1000, 'body' => 'test', 'nonce_str' => 'ibuaiVcKdpRxkhJA'];
ksort($params);
$string = '';
foreach ($params as $key => $value) {
    $string .= "{$key}={$value}&";
}
echo strtoupper(md5($string . 'key=192006250b4c09247ec02edce69f6a2d')), ' ', strtoupper(hash_hmac('sha256', $string . 'key=192006250b4c09247ec02edce69f6a2d', '192006250b4c09247ec02edce69f6a2d'));
