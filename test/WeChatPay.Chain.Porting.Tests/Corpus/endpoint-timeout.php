$instance->v3->certificates->get(['timeout' => 2.5, 'http_errors' => false, 'debug' => true]);
