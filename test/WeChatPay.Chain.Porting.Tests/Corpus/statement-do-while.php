do {
  $status = $instance->v3->certificates->get()->getStatusCode();
} while ($status !== 200);
do $n = 1; while (false);
