$instance->v3->payscore->return->lock->try->event->get();
$instance->v3->global->default->get(['query' => ['class' => 'a', 'return' => 'b']]);
