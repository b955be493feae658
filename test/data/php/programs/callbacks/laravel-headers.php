<?php

use Illuminate\Http\Request;

function names(Request $request): array
{
    $found = [];
    foreach ($request->headers->all() as $name => $values) {
        if (strpos($name, 'wechatpay-') === 0) {
            $found[] = substr($name, 10) . '=' . strlen($values[0]);
        }
    }
    sort($found);
    return $found;
}

echo implode(' ', names(request())), "\n";
echo request()->header('wechatpay-timestamp', '0'), ' ', request()->header('X-None', 'none'), ' ', request()->headers->get('wechatpay_nonce');
