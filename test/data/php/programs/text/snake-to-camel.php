<?php

$camel = lcfirst(str_replace(' ', '', ucwords(str_replace('_', ' ', 'out_trade_no'))));
$snake = strtolower(preg_replace('/(?<!^)[A-Z]/', '_$0', 'outTradeNo'));
echo $camel, ' ', $snake, ' ', ucfirst('jsapi'), ' ', strtoupper('h5');
