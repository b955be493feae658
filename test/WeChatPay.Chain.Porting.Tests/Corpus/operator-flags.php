echo json_encode(['a' => '/'], JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT);
