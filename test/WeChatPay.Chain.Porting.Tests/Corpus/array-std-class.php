$o = new stdClass();
$o->name = 'a';
echo json_encode($o);
