$instance->v3->billdownload->file->get([
  'sink' => '/path/to/bill.csv',
  'query' => ['token' => 'xx'],
]);
