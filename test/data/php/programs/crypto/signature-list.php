<?php

function sign(array $params, string $key): string
{
    ksort($params);
    $string = urldecode(http_build_query($params)) . '&key=' . $key;
    return strtoupper(md5($string));
}

echo sign(['b' => '2', 'a' => '支付', 'c' => 'x y'], 'secret');
