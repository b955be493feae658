$list = [];
foreach (['a', 'b'] as $id) {
  $item = [];
  $item['id'] = $id;
  $list[] = $item;
}
print_r($list);
