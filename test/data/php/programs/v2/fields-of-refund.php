<?php

$xml = ['appid' => 'wx1', 'total_fee' => 100, 'refund_fee' => 50.0, 'op_user_id' => null, 'flag' => true];
$list = [];
foreach ($xml as $name => $value) {
    if (is_bool($value)) {
        $value = $value ? 'Y' : 'N';
    }
    if (is_null($value)) {
        continue;
    }
    $list[] = $name . '=' . (is_float($value) ? number_format($value, 0, '', '') : $value);
}
echo implode('&', $list);
