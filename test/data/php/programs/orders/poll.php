<?php

$polls = 0;
$state = 'NOTPAY';
do {
    $polls++;
    $order = json_decode((string) $instance->chain('v3/pay/transactions/id/{transaction_id}')->get(['transaction_id' => "t{$polls}"])->getBody());
    $state = $polls >= 2 ? $order->code : $state;
} while ($state === 'NOTPAY' && $polls < 5);
echo $polls, $state, $order->data[0]->amount + 1;
