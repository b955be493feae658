<?php

foreach (['a-1', 'a-2'] as $no) {
    $status = $instance->chain("v3/pay/transactions/out-trade-no/{out_trade_no}/close")
        ->post(['out_trade_no' => $no, 'json' => ['mchid' => '1900000109']])
        ->getStatusCode();
    echo "{$no}: {$status}\n";
}
