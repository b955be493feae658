echo hash_file('sha256', '/tmp/a'), hash('sha1', 'a'), md5('a'), sha1('b'), base64_encode('c'), bin2hex('d');
