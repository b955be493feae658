<?php

$order = new stdClass();
$order->out_trade_no = 'o-1';
$order->amount = (object) ['total' => 5];
$order->goods[] = ['id' => 1];
$copy = clone $order;
$copy->out_trade_no = 'o-2';
$instance->chain('v3/pay/transactions/native')->post(['json' => $order]);
echo json_encode($copy), isset($order->amount->total, $order->nothing) ? 1 : 0, property_exists_of($order);

function property_exists_of(object $value): string
{
    return isset($value->out_trade_no) ? 'has' : 'lacks';
}
