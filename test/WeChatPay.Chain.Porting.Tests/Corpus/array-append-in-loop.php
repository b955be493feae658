$list = [];
foreach (['a', 'b'] as $id) {
  $list[] = ['id' => $id];
}
$instance->v3->pay->post(['json' => ['list' => $list]]);
