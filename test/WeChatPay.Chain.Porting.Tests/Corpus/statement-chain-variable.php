$native = $instance->v3->pay->transactions->native;
$native->post(['json' => ['a' => 1]]);
$native->postAsync(['json' => ['a' => 2]])->wait();
