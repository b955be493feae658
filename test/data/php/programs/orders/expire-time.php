<?php

$expire = date(DATE_ATOM, strtotime('2024-02-28 23:30:00') + 3600);
echo $expire, ' ', date('c', 1700000000), ' ', date('D, d M Y', 1700000000);
$instance->chain('v3/pay/transactions/jsapi')->post(['json' => ['time_expire' => $expire]]);
