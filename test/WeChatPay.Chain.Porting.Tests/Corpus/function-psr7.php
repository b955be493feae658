use GuzzleHttp\Psr7\Utils;
use GuzzleHttp\Psr7\Query;

echo Query::build(['a' => 1, 'b' => 'x y']), Utils::hash(Utils::streamFor('abc'), 'sha256');
