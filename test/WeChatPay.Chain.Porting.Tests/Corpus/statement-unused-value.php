$instance->v3;
1 + 2;
