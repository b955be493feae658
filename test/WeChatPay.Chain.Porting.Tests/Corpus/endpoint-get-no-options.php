$instance->v3->certificates->get();
