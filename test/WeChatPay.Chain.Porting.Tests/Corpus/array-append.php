$list = [];
$list[] = 'a';
$list[] = ['id' => 1];
print_r($list);
echo count($list), $list[0];
