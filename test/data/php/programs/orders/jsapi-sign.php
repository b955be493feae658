<?php

$appId = 'wx8888888888888888';
$package = 'prepay_id=wx201410272009395522657a690389285100';
$params = ['appId' => $appId, 'timeStamp' => (string) 1414561699, 'nonceStr' => '5K8264ILTKCH16CQ2502SI8ZNMTM67VS', 'package' => $package];
echo implode("\n", array_values($params)), "\n";
$params += ['paySign' => base64_encode(hash('sha256', implode("\n", $params) . "\n", true)), 'signType' => 'RSA'];
echo json_encode($params, JSON_UNESCAPED_SLASHES);
