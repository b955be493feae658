$order = ['no' => 'N1', 'total' => 5];
$key = 'no';
echo $order[$key];
