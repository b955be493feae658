$order = [];
$order['no'] = 'N1';
$order[5] = 'x';
print_r($order);
