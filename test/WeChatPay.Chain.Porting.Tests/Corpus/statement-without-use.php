echo Hash::md5('key'), Formatter::joinedByLineFeed('a', 'b'), PHP_EOL;
if ($instance->v3->certificates->get() instanceof ResponseInterface) {
  print_r(Transformer::toArray('<xml><a>1</a></xml>'));
}
