<?php

$instance->chain('v3/marketing/favor/callbacks')->post(['json' => ['mchid' => '1900000109', 'notify_url' => 'https://pay.weixin.qq.com', 'switch' => true]]);
$instance->chain('v3/marketing/favor/callbacks')->post(['json' => array_merge(['mchid' => '1900000109'], ['switch' => !true])]);
