$order = ['a' => 1];
$order['b'] = 2;
unset($order['a']);
print_r($order);
