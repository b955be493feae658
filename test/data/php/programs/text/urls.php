<?php

echo urlencode('https://a.b/?x=1&y=支付 宝'), "\n", rawurlencode('a b+c'), "\n", http_build_query(['a' => [1, 2], 'b' => ['c' => 'd e']]), "\n", urldecode('a%20b+c'), ' ', rawurldecode('a%20b+c');
