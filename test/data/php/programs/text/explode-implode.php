<?php

$path = 'v3/pay/transactions/out-trade-no/1217/close';
$segments = explode('/', $path);
echo count($segments), end($segments), reset($segments), implode('.', array_slice($segments, 2, 3)), json_encode(explode(',', '')), json_encode(explode(',', 'a,b,c', 2)), json_encode(explode(',', 'a,b,c', -1));
