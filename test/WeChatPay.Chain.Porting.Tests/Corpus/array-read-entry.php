$order = ['no' => 'N1', 'amount' => ['total' => 5]];
echo $order['no'], $order['amount']['total'];
