print_r([]);
$instance->v3->certificates->get([]);
$instance->v3->certificates->get(['headers' => [], 'query' => []]);
$instance->v3->pay->post(['json' => []]);
