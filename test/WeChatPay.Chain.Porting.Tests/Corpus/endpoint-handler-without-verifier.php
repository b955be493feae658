// the bill itself is not signed
$stack = clone $instance->getDriver()->select()->getConfig('handler');
$stack->remove('verifier');

$instance->v3->billdownload->file->get(['handler' => $stack, 'query' => ['token' => 'xx']]);
