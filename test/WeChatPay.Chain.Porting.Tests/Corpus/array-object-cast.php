$instance->v3->pay->post(['json' => ['empty' => (object)[], 'std' => new \stdClass(), 'map' => (object)['a' => 1]]]);
