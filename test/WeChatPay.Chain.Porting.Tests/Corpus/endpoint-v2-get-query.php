$instance->v2->papay->h5entrustweb->get(['nonceless' => true, 'query' => ['mch_id' => '1900000109', 'plan_id' => '12']]);
