POLICY = {}
MAY = {}
