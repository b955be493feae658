$instance->v3->certificates->get(['headers' => ['X_Trace' => '1']]);
