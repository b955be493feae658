<?php

class SettingsReader
{
    private array $values = [];

    public static function fromText(string $text): self
    {
        $self = new self();
        foreach (preg_split('/\R/', $text) as $line) {
            $line = trim($line);
            if ($line === '' || $line[0] === '#' || strpos($line, '=') === false) {
                continue;
            }
            [$name, $value] = explode('=', $line, 2);
            $self->values[trim($name)] = trim($value, " \"'");
        }
        return $self;
    }

    public function string(string $name, string $default = ''): string
    {
        return $this->values[$name] ?? $default;
    }

    public function int(string $name, int $default = 0): int
    {
        return isset($this->values[$name]) ? (int) $this->values[$name] : $default;
    }

    public function bool(string $name): bool
    {
        return in_array(strtolower($this->string($name)), ['1', 'true', 'yes'], true);
    }
}

$settings = SettingsReader::fromText("# shop\nMCHID=1900000109\nNAME = \"My shop\"\n\nTIMEOUT=30s\nDEBUG=Yes\nbroken");
echo $settings->string('MCHID'), $settings->string('NAME'), $settings->int('TIMEOUT'), $settings->int('none', 7), json_encode([$settings->bool('DEBUG'), $settings->bool('NAME')]);
