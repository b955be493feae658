$order = ['no' => 'N1'];
$order['total'] = 5;
$order['amount'] = ['total' => 5, 'list' => []];
$order['amount']['currency'] = 'CNY';
echo json_encode($order);
